package org.fivetrust.shared.web;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token that does not say whose it is, or says it in another form, is none. */
final class CallerClaims implements OAuth2TokenValidator<Jwt> {

    static final String PERSON = "person";

    private static final OAuth2Error UNREADABLE =
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "a claim is missing or of another form", null);

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return isReadable(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(UNREADABLE);
    }

    private static boolean isReadable(Jwt token) {
        var principals = token.<Object>getClaim("principals");
        return token.getClaim("sub") instanceof String subject
                && !subject.isBlank()
                && isTextOrNone(token.getClaim("name"))
                && isPersonOrNone(token.getClaim(PERSON))
                && isTextOrNone(token.getClaim("street"))
                && areTexts(token.getClaim("roles"))
                && (principals instanceof String || areTexts(principals));
    }

    private static boolean isPersonOrNone(@Nullable Object claim) {
        return claim == null || claim instanceof String person && !person.isBlank();
    }

    private static boolean isTextOrNone(@Nullable Object claim) {
        return claim == null || claim instanceof String;
    }

    private static boolean areTexts(@Nullable Object claim) {
        return claim == null
                || claim instanceof Collection<?> many && many.stream().allMatch(String.class::isInstance);
    }
}
