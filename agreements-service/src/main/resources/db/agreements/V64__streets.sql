-- Every principal's street is kept from its registration on.
insert into principal_street (principal, street) select principal, street from principal
on conflict do nothing;

-- A subscription is seen by the street it was made in, by whoever sees all the principals it names, and by everyone's.
alter policy own_principals on webhook using (
    (select current_setting('app.principals', true)) = '*'
    or 'street:' || street = (select current_setting('app.principals', true))
    or principals <@ (select visible_principals())::text[]);
drop function seen_principals();
