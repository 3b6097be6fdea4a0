-- The days that the product knows. Every column of a day is of this type.
create domain known_day as date
    constraint known_day_bounds check (value between '1990-01-01' and '2100-12-31');
