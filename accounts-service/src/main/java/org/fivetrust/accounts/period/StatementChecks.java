package org.fivetrust.accounts.period;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.statement.model.ChecksWanted;
import org.fivetrust.accounts.statement.model.StatementCheck;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the statements of a month which of their figures should be one and are not (勾稽关系). */
@Component
class StatementChecks {

    private final Function<ChecksWanted, Mono<List<StatementCheck>>> statements;

    StatementChecks(Function<ChecksWanted, Mono<List<StatementCheck>>> statements) {
        this.statements = statements;
    }

    Mono<List<String>> unequal(Book book, YearMonth month) {
        return statements
                .apply(new ChecksWanted(book.principal(), book.id(), month))
                .map(checks -> checks.stream()
                        .filter(statementCheck -> !statementCheck.holds())
                        .map(StatementChecks::told)
                        .toList());
    }

    private static String told(StatementCheck statementCheck) {
        return statementCheck.english() + ": " + statementCheck.left() + " and " + statementCheck.right() + " differ ("
                + statementCheck.name() + ")";
    }
}
