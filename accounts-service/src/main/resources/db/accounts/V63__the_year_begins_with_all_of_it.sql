-- A year may begin before the result of the year before is carried forward. The undistributed result it begins with is
-- then on the result accounts still (损益类科目、本年收益), and counts as it does on the balance sheet.
update statement_line
   set formula = 'OC(321)+OC(322)+OU()',
       note = '[verified] predecessor; [general knowledge] number; OC(321)+OU() (what earlier years have not carried forward, nil once they are closed) as on RC2023-BS line 37'
 where layout = 'RC2023-IS' and number = '14';
