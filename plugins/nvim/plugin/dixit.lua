-- :Dixit lists the quotations of this buffer with their speakers and highlights them; :Dixit clear takes it back.
-- Nothing else is loaded until the command is used.
if vim.g.loaded_dixit then
    return
end
vim.g.loaded_dixit = 1

vim.api.nvim_create_user_command("Dixit", function(command)
    require("dixit.nvim").command(command.args)
end, {
    nargs = "?",
    desc = "Who said what: quotations and their speakers",
    complete = function(lead)
        return vim.tbl_filter(function(word)
            return vim.startswith(word, lead)
        end, { "show", "clear" })
    end,
})
