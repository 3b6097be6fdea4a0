package org.fivetrust.accounts.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.accounts.export.BookingMessages.View;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/vouchers/{id}/booking-information")
@Tag(name = "Exports")
class BookingController {

    private final Bookings bookings;
    private final Transactions transactions;

    BookingController(Bookings bookings, Transactions transactions) {
        this.bookings = bookings;
        this.transactions = transactions;
    }

    @AuditedYears
    @GetMapping
    @Operation(
            operationId = "readBookingInformation",
            summary = "How a posted voucher booked its electronic originals (入账信息结构化数据)",
            description = "By the names of the guide to the electronic voucher data standard; archived beside the"
                    + " originals. (与电子凭证原件一并归档)")
    Mono<View> read(Caller caller, @PathVariable UUID id) {
        return bookings.find(caller.scope(), id).as(transactions.within(caller.scope()));
    }
}
