package org.fivetrust.seals.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.seals.register.RegisterMessages.Line;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/seals/{id}/register")
@Tag(name = "Register of uses", description = "Every use of a seal, in the order of its numbers (用印登记簿)")
class RegisterController {

    private final Register register;
    private final Transactions transactions;

    RegisterController(Register register, Transactions transactions) {
        this.register = register;
        this.transactions = transactions;
    }

    @GetMapping
    @Operation(operationId = "readRegister", summary = "Read a seal's register of uses (查看用印登记簿)")
    Listed<Line> lines(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> lines(caller, id, page));
    }

    private Mono<Page<Line>> lines(Caller caller, UUID id, PageRequest page) {
        return register.lines(caller.scope(), id, page)
                .map(rows -> rows.map(Line::of))
                .as(transactions.within(caller.scope()));
    }
}
