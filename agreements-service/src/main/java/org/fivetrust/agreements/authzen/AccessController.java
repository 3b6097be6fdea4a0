package org.fivetrust.agreements.authzen;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.function.Function;
import org.fivetrust.agreements.authzen.AccessMessages.Decision;
import org.fivetrust.agreements.authzen.AccessMessages.Decisions;
import org.fivetrust.agreements.authzen.AccessMessages.Evaluation;
import org.fivetrust.agreements.authzen.AccessMessages.Evaluations;
import org.fivetrust.agreements.authzen.AccessMessages.Metadata;
import org.fivetrust.agreements.authzen.AccessMessages.Results;
import org.fivetrust.agreements.authzen.AccessMessages.Search;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** OpenID AuthZEN Authorization API 1.0. Bodies are read leniently here, and nowhere else. */
@RestController
@Tag(name = "AuthZEN", description = "May X do Y? OpenID AuthZEN Authorization API 1.0 (标准授权查询接口)")
class AccessController {

    private static final String MEANING =
            "A kind of act on a `principal` is `true` only where it stands as it is; one that needs a procedure is `false`, "
                    + "`requestable`, with its steps as obligations. `request:PAYMENT` asks whether the subject may ask for "
                    + "it. Everyone may ask about their own person and about roles; about others the district "
                    + "system, the auditor and the head of the centre. (需经程序的行为为 false 并附办理环节；以 request: 开头则询问可否提出申请；"
                    + "本人与角色均可查询，他人仅限区级系统、审计与中心主任)";

    private final AccessWorkflow access;
    private final AccessSearch search;
    private final AuthzenSettings settings;

    AccessController(AccessWorkflow access, AccessSearch search, AuthzenSettings settings) {
        this.access = access;
        this.search = search;
        this.settings = settings;
    }

    @PostMapping(path = "/access/v1/evaluation", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenTo(as = Entitlement.ANYONE)
    @Operation(
            operationId = "evaluateAccess",
            summary = "May this subject do this on that resource? (单项授权查询)",
            description = MEANING,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Evaluation.class))))
    Mono<Decision> evaluation(
            Caller caller,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable
                    String type,
            @RequestBody(required = false) byte @Nullable [] body) {
        return Mono.fromSupplier(() -> AccessBody.read(type, body))
                .flatMap(request -> access.evaluate(caller, request));
    }

    @PostMapping(path = "/access/v1/evaluations", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenTo(as = Entitlement.ANYONE)
    @Operation(
            operationId = "evaluateAccesses",
            summary = "Many such questions in one message (批量授权查询)",
            description = "At most 200. Values outside the list are defaults. " + MEANING,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Evaluations.class))))
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(oneOf = {Decisions.class, Decision.class})))
    Mono<Object> evaluations(
            Caller caller,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable
                    String type,
            @RequestBody(required = false) byte @Nullable [] body) {
        return Mono.fromSupplier(() -> AccessBody.read(type, body))
                .flatMap(request -> Batch.isOne(request)
                        ? access.evaluate(caller, request)
                        : access.evaluations(caller, Batch.read(request)).map(Decisions::new));
    }

    @PostMapping(path = "/access/v1/search/subject", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenTo(as = Entitlement.ANYONE)
    @Operation(
            operationId = "searchSubjects",
            summary = "Who may? Roles, or people (查询有权主体)",
            description =
                    "Roles always; people as far as they are known here: who asked, took a step, signed, reviewed or lent "
                            + "their role for the principal within a year. The register of people is the issuer's: who holds a "
                            + "role and did none of it is found by the role only. For those who may ask about others. "
                            + "(人员为近一年内发起、审批、签署、考核或委托代行者；其余任职者仅以角色列出)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Search.class))))
    Mono<Results> subjects(
            Caller caller,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable
                    String type,
            @RequestBody(required = false) byte @Nullable [] body) {
        return search(type, body, request -> search.subjects(caller, request));
    }

    @PostMapping(path = "/access/v1/search/resource", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenTo(as = Entitlement.ANYONE)
    @Operation(
            operationId = "searchResources",
            summary = "On what? Principals, or open matters (查询可办对象)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Search.class))))
    Mono<Results> resources(
            Caller caller,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable
                    String type,
            @RequestBody(required = false) byte @Nullable [] body) {
        return search(type, body, request -> search.resources(caller, request));
    }

    @PostMapping(path = "/access/v1/search/action", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenTo(as = Entitlement.ANYONE)
    @Operation(
            operationId = "searchActions",
            summary = "Which acts? (查询可办行为)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Search.class))))
    Mono<Results> actions(
            Caller caller,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable
                    String type,
            @RequestBody(required = false) byte @Nullable [] body) {
        return search(type, body, request -> search.actions(caller, request));
    }

    private static Mono<Results> search(
            @Nullable String type, byte @Nullable [] body, Function<JsonNode, Mono<Results>> then) {
        return Mono.fromSupplier(() -> AccessBody.read(type, body)).flatMap(then);
    }

    @GetMapping(path = "/.well-known/authzen-configuration", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readAccessMetadata",
            summary = "What this decision point offers, and where (决策点元数据)",
            description = "Anyone may read it. (公开)")
    ResponseEntity<Metadata> metadata() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(Metadata.at(settings.base()));
    }
}
