# habits
