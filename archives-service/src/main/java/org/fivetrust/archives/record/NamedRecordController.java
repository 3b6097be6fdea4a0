package org.fivetrust.archives.record;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells other areas which records they have been named and are not there. */
@RestController
@Hidden
class NamedRecordController {

    private final Records records;
    private final Transactions transactions;

    NamedRecordController(Records records, Transactions transactions) {
        this.records = records;
        this.transactions = transactions;
    }

    record Missing(List<String> missing) {}

    @GetMapping("/internal/records/{principal}")
    Mono<Missing> missing(@PathVariable String principal, @RequestParam List<String> named) {
        var scope = Scope.only(new PrincipalId(principal));
        return records.missing(scope, named).collectList().map(Missing::new).as(transactions.within(scope));
    }
}
