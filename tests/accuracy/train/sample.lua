-- dixit-pack: 1
-- The pack that the test of the trainer learns for: names, a verb, and no rule that finds a quotation.
local dixit = require "dixit"
local p = dixit.pack { name = "sample", extends = false, languages = { "en" } }
p:model "sample.model"
p:words("SAY", "said")
p:words("CUE", "said")
p:mention { name = "name", kind = "name", match = "name:(CAP{2,3})" }
return p
