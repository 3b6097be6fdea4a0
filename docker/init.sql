-- For every service a database, an owner of its tables and a login that only works with them.
\set ON_ERROR_STOP on
\getenv password DB_PASSWORD
\getenv owner_password DB_OWNER_PASSWORD
\getenv password_file DB_PASSWORD_FILE
\getenv owner_password_file DB_OWNER_PASSWORD_FILE
\if :{?password_file}
\set password `cat :'password_file'`
\endif
\if :{?owner_password_file}
\set owner_password `cat :'owner_password_file'`
\endif

create temporary table service (name text);
insert into service (name)
values ('agreements'), ('accounts'), ('funds'), ('assets'), ('archives'), ('seals');

select format('create role %I login password %L', name || '_owner', :'owner_password') from service \gexec
select format('create role %I login password %L', name, :'password') from service \gexec
-- a second guard of the server itself: the services ask for less
select format('alter role %I set %s', service.name, guard.setting)
  from service,
       (values ('lock_timeout = ''1min'''), ('statement_timeout = ''15min'''),
               ('idle_in_transaction_session_timeout = ''1min'''), ('transaction_timeout = ''30min''')) guard (setting)
\gexec
select format('create database %I owner %I', name, name || '_owner') from service \gexec
select format('revoke all on database %I from public', name) from service \gexec
select format('grant connect on database %I to %I', name, name) from service \gexec
