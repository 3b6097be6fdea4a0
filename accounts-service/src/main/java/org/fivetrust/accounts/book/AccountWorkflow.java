package org.fivetrust.accounts.book;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Account;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.NewAccount;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens detail accounts and shows the chart of a book. */
@Component
class AccountWorkflow {

    private final StandingActs standing;
    private final Books books;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Clock clock;

    AccountWorkflow(StandingActs standing, Books books, Accounts accounts, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.books = books;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<AccountMessages.View>> open(
            Caller caller, @Nullable IdempotencyKey key, UUID book, AccountMessages.Ask ask) {
        return visible(caller, book).flatMap(found -> open(caller, key, found, ask));
    }

    private Mono<ResponseEntity<AccountMessages.View>> open(
            Caller caller, @Nullable IdempotencyKey key, Book book, AccountMessages.Ask ask) {
        return standing.perform(
                new IdempotentRequest(caller, book.principal(), key, ask),
                "BOOK",
                AccountMessages.View.class,
                permitted -> accounts.lock(book)
                        .then(Mono.defer(() -> decide(book, ask.toAccount(), permitted)))
                        .map(Outcome::orRefuse)
                        .flatMap(account -> add(book, account, permitted, caller)));
    }

    private Mono<Outcome<Account>> decide(Book book, NewAccount account, Permitted permitted) {
        return Mono.zip(
                accounts.chart(book),
                accounts.usedAbove(book, account.code()),
                (chart, used) -> account.open(permitted, chart, used));
    }

    private Mono<CommandResult<AccountMessages.View>> add(
            Book book, Account account, Permitted permitted, Caller caller) {
        return accounts.add(book, account, permitted.basis(), caller.subject(), clock.instant())
                .then(Mono.defer(() -> accounts.find(book, account.code())))
                .map(row ->
                        CommandResult.created("/v1/books/" + book.id() + "/accounts", AccountMessages.View.of(row)));
    }

    Mono<Page<AccountMessages.View>> list(Caller caller, UUID book, PageRequest page) {
        return books.find(caller.scope(), book)
                .flatMap(found -> accounts.list(found, page))
                .map(rows -> rows.map(AccountMessages.View::of))
                .as(transactions.within(caller.scope()));
    }

    private Mono<Book> visible(Caller caller, UUID book) {
        return books.find(caller.scope(), book).as(transactions.within(caller.scope()));
    }
}
