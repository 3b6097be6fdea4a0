package org.fivetrust.shared.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.R2dbcException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Excerpt;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Unavailable;
import org.fivetrust.shared.metrics.ProblemCounter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Every error body there is (RFC 9457), in one place: stable code, words in two languages, all violations at once. */
@RestControllerAdvice
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private static final int MOST_LISTED = 2000;

    private static final int LONGEST_LOGGED = 1000;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String QUERY_CANCELED = "57014";

    private final ProblemTexts texts;
    private final ProblemSettings settings;
    private final JsonMapper json;
    private final ProblemCounter counter;
    private final UnreadBody body;

    Problems(
            ProblemTexts texts,
            ProblemSettings settings,
            JsonMapper json,
            ProblemCounter counter,
            ServerCodecConfigurer codecs,
            @Qualifier("webFluxValidator") Validator validator) {
        this.texts = texts;
        this.settings = settings;
        this.json = json;
        this.counter = counter;
        this.body = new UnreadBody(codecs, validator);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused, ServerWebExchange exchange) {
        var because = refused.because();
        var status =
                switch (because.kind()) {
                    case FORM -> 400;
                    case RULE -> 422;
                    case STATE -> 409;
                    case PERSON -> 403;
                    case SIZE -> 413;
                    case PACE -> 429;
                };
        var problem = problem(status, because.code(), because.facts(), exchange);
        if (!refused.violations().isEmpty()) {
            problem.setProperty("violations", listed(refused.violations(), language(exchange)));
        }
        if (!because.clauses().isEmpty()) {
            problem.setProperty("clauses", because.clauses());
        }
        if (!because.cures().isEmpty()) {
            var language = language(exchange);
            problem.setProperty(
                    "cure",
                    because.cures().stream().map(cure -> render(cure, language)).toList());
        }
        return because.kind() == Refusal.Kind.PACE ? busy(problem) : answer(problem);
    }

    private Map<String, @Nullable String> render(Cure cure, Locale language) {
        var rendered = new LinkedHashMap<String, @Nullable String>();
        rendered.put("code", cure.code());
        rendered.put("what", texts.cure(cure.code(), cure.facts(), language));
        rendered.put("who", cure.who());
        rendered.put("by", cure.by());
        rendered.put("link", cure.link());
        return rendered;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound missing, ServerWebExchange exchange) {
        return answer(notFound(missing.what(), exchange));
    }

    private ProblemDetail notFound(String what, ServerWebExchange exchange) {
        var facts = Map.of("what", texts.thing(what, language(exchange)));
        return problem(404, "access.not-found", facts, exchange);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> precondition(Precondition unmet, ServerWebExchange exchange) {
        return answer(problem(unmet.status(), unmet.code(), Map.of(), exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(Unavailable silent, ServerWebExchange exchange) {
        log.warn(
                "{}: {}, request {}",
                excerpt(silent.getMessage()),
                excerpt(silent.getCause()),
                RequestIdFilter.of(exchange));
        return busy(problem(503, "request.neighbour-silent", Map.of("service", silent.service()), exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidValue invalid, ServerWebExchange exchange) {
        return malformed(invalid.violations(), exchange);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(ServerWebInputException unreadable, ServerWebExchange exchange) {
        var parameter = unreadable.getMethodParameter();
        if (parameter != null && parameter.hasParameterAnnotation(PathVariable.class)) {
            return answer(notFound(Objects.requireNonNullElse(parameter.getParameterName(), ""), exchange));
        }
        return malformed(List.of(UnreadableRequest.of(unreadable)), exchange);
    }

    @ExceptionHandler
    Mono<ResponseEntity<ProblemDetail>> malformed(MalformedRequest malformed, ServerWebExchange exchange) {
        return body.faults(exchange)
                .map(faults -> Stream.concat(malformed.violations().stream(), faults.stream())
                        .toList())
                .map(violations -> malformed(violations, exchange));
    }

    private ResponseEntity<ProblemDetail> malformed(List<Violation> violations, ServerWebExchange exchange) {
        return answer(violated(violations, exchange));
    }

    private ProblemDetail violated(List<Violation> violations, ServerWebExchange exchange) {
        var problem = problem(400, "request.malformed", Map.of("count", Integer.toString(violations.size())), exchange);
        problem.setProperty("violations", listed(violations, language(exchange)));
        return problem;
    }

    /**
     * A fault as it leaves; of a file that was sent, with its code and place; of a broken rule, with the problem's
     * code.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ViolationMessage(
            String pointer,
            String message,
            @Nullable String code,
            @Nullable Integer entry,
            @Nullable Integer line) {

        static ViolationMessage of(Violation violation, String message, @Nullable String problem) {
            var place = violation.filePlace();
            return place == null
                    ? new ViolationMessage(violation.pointer(), message, problem, null, null)
                    : new ViolationMessage(
                            violation.pointer(),
                            message,
                            violation.words().code(),
                            place.entry() == 0 ? null : place.entry(),
                            place.line());
        }
    }

    private List<ViolationMessage> listed(List<Violation> violations, Locale language) {
        return violations.stream()
                .limit(MOST_LISTED)
                .map(violation -> ViolationMessage.of(
                        violation,
                        message(violation, language),
                        isProblem(violation) ? violation.words().code() : null))
                .toList();
    }

    private String message(Violation violation, Locale language) {
        var words = violation.words();
        return isProblem(violation)
                ? texts.detail(words.code(), words.facts(), language)
                : texts.fault(words.code(), words.facts(), language);
    }

    private boolean isProblem(Violation violation) {
        return texts.knows(violation.words().code());
    }

    /** A header or a path that the firewall does not let through; it judges a header when that is read. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(ServerExchangeRejectedException rejected, ServerWebExchange exchange) {
        return malformed(List.of(Violation.worded("rejected", "")), exchange);
    }

    Mono<Void> turnAway(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        return write(violated(List.of(Violation.worded("rejected", "")), exchange), exchange);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> status(ResponseStatusException status, ServerWebExchange exchange) {
        if (status.getStatusCode().is5xxServerError()) {
            return broken(status, exchange);
        }
        var code =
                switch (status.getStatusCode().value()) {
                    case 404 -> "request.no-such-path";
                    case 405 -> "request.method-not-allowed";
                    case 406 -> "request.not-acceptable";
                    case 413 -> "request.too-large";
                    case 415 -> "request.media-type";
                    default -> "request.malformed";
                };
        var facts = Map.of("path", exchange.getRequest().getPath().value(), "count", "1");
        return ResponseEntity.status(status.getStatusCode())
                .headers(headers -> headers.addAll(status.getHeaders()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status.getStatusCode().value(), code, facts, exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> duplicate(DuplicateKeyException duplicate, ServerWebExchange exchange) {
        return answer(problem(409, "request.duplicate", Map.of(), exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> constraint(DataIntegrityViolationException broken, ServerWebExchange exchange) {
        log.warn(
                "the database kept a promise the core did not: {}, request {}",
                excerpt(broken.getMessage()),
                RequestIdFilter.of(exchange));
        return answer(problem(422, "request.constraint", Map.of(), exchange));
    }

    /** Class 22 of SQLSTATE: a value that PostgreSQL cannot keep, such as a text with U+0000. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> uncategorised(DataAccessException uncategorised, ServerWebExchange exchange) {
        return uncategorised.getCause() instanceof R2dbcException sql
                        && Objects.requireNonNullElse(sql.getSqlState(), "").startsWith("22")
                ? malformed(List.of(Violation.worded("not-kept", "")), exchange)
                : broken(uncategorised, exchange);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> guarded(PermissionDeniedDataAccessException guarded, ServerWebExchange exchange) {
        log.warn(
                "row-level security or a privilege refused: {}, request {}",
                excerpt(guarded.getMessage()),
                RequestIdFilter.of(exchange));
        return answer(problem(403, "access.guarded", Map.of(), exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> contended(TransientDataAccessException contended, ServerWebExchange exchange) {
        return busy(problem(409, "request.contended", Map.of(), exchange));
    }

    /** No connection to be had, a time-out of the database, or a connection that it has ended. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDetail> databaseSilent(Throwable silent, ServerWebExchange exchange) {
        return switch (state(silent)) {
            case LOCK_NOT_AVAILABLE -> busy(problem(409, "request.contended", Map.of(), exchange));
            case QUERY_CANCELED -> {
                log.warn("a statement took too long, request {}", RequestIdFilter.of(exchange), silent);
                yield busy(problem(503, "request.timed-out", Map.of(), exchange));
            }
            default -> {
                log.error(
                        "the database does not answer, request {}: {}",
                        RequestIdFilter.of(exchange),
                        NestedExceptionUtils.getMostSpecificCause(silent).toString());
                yield busy(problem(503, "request.neighbour-silent", Map.of("service", "database"), exchange));
            }
        };
    }

    /** The SQLSTATE of the database's error. */
    private static String state(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException sql && sql.getSqlState() != null) {
                return sql.getSqlState();
            }
        }
        return "";
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException denied, ServerWebExchange exchange) {
        return answer(problem(403, "access.role", Map.of("roles", "another role"), exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(Throwable broken, ServerWebExchange exchange) {
        var method = exchange.getRequest().getMethod();
        var path = exchange.getRequest().getPath();
        if (DisconnectedClientHelper.isClientDisconnectedException(broken)) {
            log.info("{} {}: the client hung up, request {}", method, path, RequestIdFilter.of(exchange));
        } else {
            log.error("{} {} broke, request {}", method, path, RequestIdFilter.of(exchange), broken);
        }
        return answer(problem(500, "request.broken", Map.of(), exchange));
    }

    /** For the security chain, which answers before any controller. */
    Mono<Void> unauthenticated(ServerWebExchange exchange, AuthenticationException unauthenticated) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return write(problem(401, "access.token", Map.of(), exchange), exchange);
    }

    Mono<Void> denied(ServerWebExchange exchange, AccessDeniedException denied) {
        return write(problem(403, "access.role", Map.of("roles", "service"), exchange), exchange);
    }

    Mono<Void> tooMany(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return write(problem(429, "request.too-many", Map.of(), exchange), exchange);
    }

    private Mono<Void> write(ProblemDetail problem, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.getStatus()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
    }

    private ProblemDetail problem(int status, String code, Map<String, String> facts, ServerWebExchange exchange) {
        counter.count(code, status);
        var language = language(exchange);
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), texts.detail(code, facts, language));
        problem.setType(URI.create(settings.base() + code));
        problem.setTitle(texts.title(code, language));
        problem.setInstance(URI.create(exchange.getRequest().getPath().value()));
        problem.setProperty("code", code);
        return problem;
    }

    private static Locale language(ServerWebExchange exchange) {
        return ProblemTexts.language(exchange.getLocaleContext().getLocale());
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> busy(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, "2")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Messages of faults may quote what a client sent. */
    private static String excerpt(@Nullable Object said) {
        return Excerpt.of(String.valueOf(said), LONGEST_LOGGED);
    }
}
