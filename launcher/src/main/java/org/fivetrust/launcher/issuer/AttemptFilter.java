package org.fivetrust.launcher.issuer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.fivetrust.launcher.issuer.FailedLogins.Attempt;
import org.fivetrust.shared.kernel.Splitter;
import org.fivetrust.shared.web.RequestRates;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** An address asks only so often, and who guesses passwords waits longer with each guess. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AttemptFilter extends OncePerRequestFilter {

    private static final String TOKENS = "/oauth2/token";

    private static final String BASIC = "Basic ";

    private final FailedLogins failedLogins = new FailedLogins(Clock.systemUTC());

    private final RequestRates rates;
    private final JsonMapper json;

    AttemptFilter(IssuerSettings settings, JsonMapper json) {
        this.rates = new RequestRates(settings.rateLimit());
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!rates.allows(request.getRemoteAddr())) {
            refuse(request, response, "request.too-many", Duration.ofSeconds(1));
        } else if (request.getRequestURI().equals(TOKENS)) {
            attempt(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void attempt(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var attempt = new Attempt(login(request), request.getRemoteAddr());
        var wait = failedLogins.wait(attempt);
        if (wait.isPositive()) {
            refuse(request, response, "access.too-many-attempts", wait);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            failedLogins.failed(attempt);
        } else if (response.getStatus() == HttpStatus.OK.value()) {
            failedLogins.succeeded(attempt);
        }
    }

    private static String login(HttpServletRequest request) {
        var said = Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), "");
        return said.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? Splitter.of(decoded(said.substring(BASIC.length()).strip()), ':', 2)
                        .getFirst()
                : Objects.requireNonNullElse(request.getParameter("client_id"), "");
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String code, Duration wait)
            throws IOException {
        var chinese = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), "")
                .startsWith("zh");
        var texts = ResourceBundle.getBundle("problems.issuer", chinese ? Locale.CHINESE : Locale.ROOT);
        var problem = Map.of(
                "type", "about:blank",
                "title", texts.getString(code + ".title"),
                "status", HttpStatus.TOO_MANY_REQUESTS.value(),
                "detail", texts.getString(code + ".detail"),
                "code", code);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
