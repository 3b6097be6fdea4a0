create table note (
    principal text not null,
    id uuid not null,
    text text not null,
    primary key (principal, id)
);
create trigger note_fixed before update or delete on note for each row execute function forbid_change();
call isolate('note', 'select, insert');
call prove('note', 'note.written');
