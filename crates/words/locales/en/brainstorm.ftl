# brainstorm
