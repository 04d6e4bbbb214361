-- Why a candidate is no quotation, in words: for dixit explain and dixit test.
local M = {}

local function score(candidate)
    return ("%.4g"):format(candidate.score)
end

--- A candidate's rule and score: "en/alone 0.4".
function M.name(candidate)
    return candidate.rule .. " " .. score(candidate)
end

--- What a candidate that is no quotation lost for, or what it was joined to; nil if it is one.
---@param doc dixit.Document one that was read with parts = "explain"
---@param candidate dixit.Candidate
---@return string?
function M.lost(doc, candidate)
    local by = candidate.by and doc.candidates[candidate.by + 1]
    if candidate.outcome == "overlap" then
        return M.name(by) .. " holds some of the same words"
    elseif candidate.outcome == "source" then
        return "its source stands in what " .. M.name(by) .. " holds"
    elseif candidate.outcome == "joined" then
        return "it goes on with what " .. M.name(by) .. " began on line " .. by.line
    elseif candidate.outcome == "unsure" then
        return "its score is below the one asked for"
    elseif candidate.outcome == "evidence" then
        return "it is evidence for the model, which decides"
    end
    return nil
end

return M
