-- Asks the server for what an editor shows, and writes the answers to received.json.
local received = {}

local function waitFor(what, isThere)
  if not vim.wait(60000, isThere, 20) then
    io.stderr:write("Nothing came: " .. what .. "\n")
    vim.cmd("cquit 1")
  end
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end

waitFor("diagnostics", function() return #vim.diagnostic.get(0) > 0 end)
local found = vim.diagnostic.get(0)
received.diagnostics = vim.tbl_map(function(one) return one.message end, found)

local document = vim.lsp.util.make_text_document_params(0)
local completion = ask("textDocument/completion", { textDocument = document, position = { line = 5, character = 2 } })
received.completions = vim.tbl_map(function(one) return one.label end, completion.items or completion)

local hover = ask("textDocument/hover", { textDocument = document, position = { line = 6, character = 4 } })
received.hover = hover.contents.value

local spans = {}
for _, one in ipairs(found) do
  table.insert(spans, {
    message = one.message,
    range = { start = { line = one.lnum, character = one.col }, ["end"] = { line = one.end_lnum, character = one.end_col } },
  })
end
local actions = ask("textDocument/codeAction", {
  textDocument = document,
  range = { start = { line = 4, character = 2 }, ["end"] = { line = 4, character = 12 } },
  context = { diagnostics = spans },
})
received.actions = vim.tbl_map(function(one) return one.title end, actions)

vim.cmd("AuditEvaluate web01.txt")
waitFor("verdicts", function() return vim.bo.buftype == "nofile" and vim.fn.line("$") > 1 end)
received.verdicts = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")

vim.fn.writefile({ vim.fn.json_encode(received) }, "received.json")
vim.cmd("qall!")
