-- A receipt made out of suspense is matched at once with the entry that brought the money.
alter table bank_match
    drop constraint bank_match_rule_check,
    add constraint bank_match_rule_check check (rule in ('REFERENCE', 'BATCH', 'MANY_TO_ONE', 'RENT_BY_DUE',
        'AMOUNT_DATE_PAYEE', 'OTHER_PARTY', 'BY_HAND', 'BANK_CHARGE', 'SUSPENSE')),
    drop constraint bank_match_check1,
    add constraint bank_match_in_a_run check (rule in ('BY_HAND', 'BANK_CHARGE', 'SUSPENSE') or run is not null);
