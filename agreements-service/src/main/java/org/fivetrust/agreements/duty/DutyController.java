package org.fivetrust.agreements.duty;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.duty.DutyMessages.AskFiling;
import org.fivetrust.agreements.duty.DutyMessages.AskReview;
import org.fivetrust.agreements.duty.DutyMessages.Duty;
import org.fivetrust.agreements.duty.DutyMessages.Filing;
import org.fivetrust.agreements.duty.DutyMessages.Kind;
import org.fivetrust.agreements.duty.DutyMessages.Review;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Duties", description = "What an agreement owes beside its acts (备案、年度考核、换届移交)")
class DutyController {

    private final DutyWorkflow duties;

    DutyController(DutyWorkflow duties) {
        this.duties = duties;
    }

    @PostMapping("/v1/agreements/{id}/filings")
    @OpenTo(Permission.FILE_DUTIES)
    @Operation(
            operationId = "recordAgreementFiling",
            summary = "Tell that an agreement was filed (登记备案)",
            description =
                    "A version once with the sub-district and once with the district, after both have signed. (每一版本街道、区各一次)")
    @ApiResponse(responseCode = "201", description = "Recorded (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<Filing>> file(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody AskFiling ask) {
        return duties.file(caller, key, id, ask);
    }

    @GetMapping("/v1/agreements/{id}/filings")
    @Operation(operationId = "listAgreementFilings", summary = "Where a version was filed (备案情况)")
    Mono<DutyMessages.Filings> filings(Caller caller, @PathVariable UUID id) {
        return duties.filings(caller, id);
    }

    @PostMapping("/v1/agreements/{id}/reviews")
    @OpenTo(Permission.REVIEW_DUTIES)
    @Operation(
            operationId = "recordAgreementReview",
            summary = "Record the yearly review (登记年度考核)",
            description =
                    "By the committee's director, a supervisor or the sub-district leader, once a year of the agreement; "
                            + "the centre does not review itself. (由主任、监督委员或街道分管领导登记；代理中心不得自我考核)")
    @ApiResponse(responseCode = "201", description = "Recorded (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<Review>> review(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody AskReview ask) {
        return duties.review(caller, key, id, ask);
    }

    @GetMapping("/v1/agreements/{id}/reviews")
    @Operation(operationId = "listAgreementReviews", summary = "The reviews of an agreement (历年考核)")
    Mono<DutyMessages.Reviews> reviews(Caller caller, @PathVariable UUID id) {
        return duties.reviews(caller, id);
    }

    @GetMapping("/v1/agreement-duties")
    @Operation(
            operationId = "listAgreementDuties",
            summary = "What is still owed, and what is late (未了义务及逾期)",
            description =
                    "Filings of what is in force, reviews of years that are over, hand-overs after an election; each "
                            + "with the source of its limit and its certainty. (附期限出处及是否待核)")
    Listed<Duty> open(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable Boolean overdue) {
        return Listed.of(page -> duties.open(caller, new Duties.Filter(principal, kind, overdue), page));
    }
}
