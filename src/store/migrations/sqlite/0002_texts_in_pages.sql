-- Texts lie in pages of 1,024 as JSON arrays (store/term_pages.h): id is the number of the first, and the others
-- follow. The view shows them one by one, as the table did.
CREATE TABLE term_page (
    id    INTEGER PRIMARY KEY,
    texts TEXT NOT NULL
) STRICT;

INSERT INTO term_page (id, texts)
SELECT page.id, (SELECT json_group_array(text)
                 FROM (SELECT text FROM term WHERE term.id BETWEEN page.id AND page.id + 1023 ORDER BY term.id))
FROM term AS page
WHERE (page.id - 1) % 1024 = 0
ORDER BY page.id;

DROP TABLE term;

CREATE VIEW term (id, text) AS
SELECT page.id + each.key, each.value FROM term_page AS page, json_each(page.texts) AS each;
