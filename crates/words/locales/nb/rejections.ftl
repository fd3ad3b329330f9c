# rejections
