-- The days that the product knows. Every column of a day is of one of these types.
create domain known_day as date
    constraint known_day_bounds check (value between '1990-01-01' and '2100-12-31');

-- When something that is kept was made or acquired, which may be older.
create domain historical_day as date
    constraint historical_day_bounds check (value between '1900-01-01' and '2100-12-31');
