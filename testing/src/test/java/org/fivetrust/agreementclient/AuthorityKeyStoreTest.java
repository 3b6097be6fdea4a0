package org.fivetrust.agreementclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.agreementclient.AuthorityKeyStore.Listed;
import org.fivetrust.testing.SampleTest;
import org.fivetrust.testing.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The authority's keys at rest, through changes of keys. */
@SampleTest
class AuthorityKeyStoreTest {

    private static final Instant START = Instant.parse("2026-06-03T02:00:00Z");

    @Autowired
    private AuthorityKeyStore store;

    private final String kid = "k-" + UUID.randomUUID();

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate().toPublicJWK();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void listed(ECKey key, Instant at) {
        store.listed(key, at).block();
    }

    private @Nullable Listed found(String kid) {
        return store.find(kid).block();
    }

    @Test
    void aKeyIsFoundAsItWasListed() {
        var key = key(kid);
        listed(key, START);

        assertThat(found(kid)).isEqualTo(new Listed(key.toJSONString(), START));
    }

    @Test
    void aKeyThatWasNeverListedIsNotThere() {
        assertThat(found(kid)).isNull();
    }

    @Test
    void afterAChangeOfKeysBothAreThereAndOnlyTheNewOneIsListedOn() {
        var earlier = key(kid);
        var later = key(kid + "-2");
        listed(earlier, START);
        listed(later, START.plusSeconds(60));
        listed(later, START.plusSeconds(120));

        assertThat(found(kid).lastListedAt()).isEqualTo(START);
        assertThat(found(kid + "-2").lastListedAt()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void aNumberNeverComesToStandForAnotherKey() {
        var key = key(kid);
        listed(key, START);

        listed(key(kid), START.plus(Duration.ofDays(1)));

        assertThat(found(kid)).isEqualTo(new Listed(key.toJSONString(), START));
    }

    @Test
    void aListThatArrivesLateSetsNothingBack() {
        var key = key(kid);
        listed(key, START.plusSeconds(60));

        listed(key, START);

        assertThat(found(kid).lastListedAt()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void noKeyIsEverTakenAwayNorExchanged() {
        listed(key(kid), START);
        for (var change : new String[] {
            "delete from authority_key where kid = '%s'", "update authority_key set jwk = '{}' where kid = '%s'"
        }) {
            assertThatThrownBy(() -> asOwner(change.formatted(kid))).as(change).isInstanceOf(SQLException.class);
        }
    }

    private static void asOwner(String sql) throws SQLException {
        try (var connection = TestPostgres.owner("sample");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
