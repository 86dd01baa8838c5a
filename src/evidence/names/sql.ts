/** Reserved words of SQL (ISO/IEC 9075-2, 5.2) that answers cite, and its aggregates. */
export const sqlNames = `
ABORT ADD ALL ALTER AND AS ASC AVG BEGIN BETWEEN BY CASE CAST CHECK COALESCE COLUMN COMMIT CONSTRAINT COUNT
CREATE CROSS DATABASE DEFAULT DELETE DESC DISTINCT DROP ELSE END EXCEPT EXISTS FOREIGN FROM FULL GRANT GROUP
HAVING IN INDEX INNER INSERT INTERSECT INTO IS JOIN KEY LEFT LIKE LIMIT MAX MIN NATURAL NOT NULL OFFSET ON OR
ORDER OUTER OVER PARTITION PRIMARY REFERENCES REVOKE RIGHT ROLLBACK SELECT SET SUM TABLE THEN TO TRANSACTION
TRIGGER UNION UNIQUE UPDATE USING VALUES VIEW WHEN WHERE WITH abort add all alter and as asc avg begin between
by case cast check coalesce column commit constraint count create cross database default delete desc distinct
drop else end except exists foreign from full grant group having in index inner insert intersect into is join
key left like limit max min natural not null offset on or order outer over partition primary references revoke
right rollback select set sum table then to transaction trigger union unique update using values view when where
with
`;
