package org.fivetrust.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class CallerTest {

    private static Scope scope(Object principals, @Nullable String subdistrict, String... roles) {
        var token = Jwt.withTokenValue("t")
                .header("alg", "none")
                .subject("somebody")
                .claim("roles", List.of(roles))
                .claim("principals", principals);
        return Caller.of((subdistrict == null ? token : token.claim("street", subdistrict)).build())
                .scope();
    }

    @Test
    void all_is_all_of_the_subdistrict_the_token_names() {
        assertThat(scope("*", "binhe", "cashier")).isEqualTo(new Scope.OfSubdistrict("binhe"));
        assertThat(scope("*", "binhe", "district-system")).isEqualTo(new Scope.OfSubdistrict("binhe"));
    }

    @Test
    void without_a_subdistrict_all_is_everyone_for_the_district_and_nobody_for_anybody_else() {
        assertThat(scope("*", null, "district-system")).isEqualTo(Scope.ALL);
        assertThat(scope("*", null, "cashier", "auditor", "centre-head")).isEqualTo(Scope.NONE);
        assertThat(scope("*", null, "service")).isEqualTo(Scope.NONE);
        assertThat(scope("*", null)).isEqualTo(Scope.NONE);
    }

    @Test
    void nobody_smuggles_a_wildcard_or_a_subdistrict_in() {
        assertThat(scope(List.of("*", "subdistrict:yanhe", "street-yanhe", "a,b", "a-committee"), "binhe", "cashier"))
                .isEqualTo(new Scope.Named(Set.of("a-committee")));
        assertThat(scope("*", "binhe,subdistrict:yanhe", "cashier")).isEqualTo(Scope.NONE);
        assertThat(scope("*", "*", "cashier")).isEqualTo(Scope.NONE);
        assertThat(scope("a-committee", "binhe", "cashier")).isEqualTo(Scope.NONE);
    }

    @Test
    void a_scope_covers_by_name_or_by_subdistrict() {
        var principal = new PrincipalId("a-committee");
        assertThat(Scope.only(principal).covers(principal, "yanhe")).isTrue();
        assertThat(Scope.ofSubdistrict("binhe").covers(principal, "binhe")).isTrue();
        assertThat(Scope.ofSubdistrict("binhe").covers(principal, "yanhe")).isFalse();
        assertThat(Scope.ALL.covers(principal, "yanhe")).isTrue();
        assertThat(Scope.NONE.covers(principal, "yanhe")).isFalse();
    }
}
