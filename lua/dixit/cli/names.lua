-- The names under which packs or formats can be found: the user's own, the project's, those that came with dixit.
local dixit = ...
local library = dixit.script("library")

---@param host table
---@param kind string "rules" or "formats"
---@return string[]
return function(host, kind)
    local seen, names = {}, {}
    local function add(name)
        if name and not seen[name] then
            seen[name] = true
            names[#names + 1] = name
        end
    end
    for _, directory in ipairs(library.directories(kind)) do
        for _, file in ipairs(host.list(directory)) do
            local folder = file:match("^[%w_-]+$")
            for _, inside in ipairs(folder and host.list(directory .. "/" .. folder) or {}) do
                add(inside == "init.lua" and folder or nil)
            end
            add(file:match("^([%w_-]+)%.lua$"))
        end
    end
    for _, name in ipairs(library.shipped(kind)) do
        add(name)
    end
    table.sort(names)
    return names
end
