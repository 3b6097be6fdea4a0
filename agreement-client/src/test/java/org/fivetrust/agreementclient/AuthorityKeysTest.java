package org.fivetrust.agreementclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fivetrust.agreementclient.AuthorityKeyStore.Listed;
import org.fivetrust.shared.kernel.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A key is trusted while it is listed and for a day after; not for ever, and not less because nobody answers. */
class AuthorityKeysTest {

    private static final Instant START = Instant.parse("2026-06-03T02:00:00Z");

    private final AgreementGate gate = mock();
    private final AuthorityKeyStore shelf = mock();
    private final Clock clock = mock();
    private final Map<String, Listed> kept = new ConcurrentHashMap<>();

    private ECKey key;
    private Instant now = START;
    private AuthorityKeys keys;

    @BeforeEach
    void anAuthorityThatListsOneKey() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        when(shelf.find(any())).thenAnswer(asked -> Mono.justOrEmpty(kept.get(asked.<String>getArgument(0))));
        when(shelf.listed(any(), any()))
                .thenAnswer(told -> Mono.fromRunnable(() -> {
                    JWK listed = told.getArgument(0);
                    kept.put(listed.getKeyID(), new Listed(listed.toJSONString(), told.getArgument(1)));
                }));
        lists(key);
        keys = started();
    }

    private AuthorityKeys started() {
        when(clock.instant()).thenAnswer(_ -> now);
        return new AuthorityKeys(gate, shelf, new AuthoritySettings(Duration.ofDays(1)), clock);
    }

    private void lists(ECKey... listed) {
        when(gate.keys())
                .thenReturn(Mono.just(
                        new JWKSet(List.<JWK>of(listed)).toPublicJWKSet().toJSONObject()));
    }

    private void isAway() {
        when(gate.keys()).thenReturn(Mono.error(new IllegalStateException("no answer")));
    }

    private void trusted() {
        StepVerifier.create(keys.find("k1")).expectNextCount(1).verifyComplete();
    }

    private void refused() {
        StepVerifier.create(keys.find("k1")).verifyError(Refused.class);
    }

    @Test
    void a_listed_key_is_asked_for_once() {
        trusted();
        trusted();
        verify(gate, times(1)).keys();
        assertThat(kept.get("k1").lastListedAt()).isEqualTo(START);
    }

    @Test
    void while_nobody_answers_it_is_trusted_for_its_time_and_then_nothing_is_judged() {
        trusted();
        isAway();
        now = START.plus(Duration.ofDays(1)).minusSeconds(1);
        trusted();
        now = START.plus(Duration.ofDays(1));
        StepVerifier.create(keys.find("k1")).verifyError(IllegalStateException.class);
    }

    @Test
    void a_key_no_longer_listed_is_refused_after_its_time_and_its_row_stays() {
        trusted();
        lists();
        now = START.plus(Duration.ofHours(23));
        keys.refresh().block();
        trusted();
        now = START.plus(Duration.ofHours(25));
        refused();
        assertThat(kept).containsKey("k1");
        keys = started();
        refused();
    }

    @Test
    void what_is_still_listed_is_trusted_on() {
        trusted();
        now = START.plus(Duration.ofHours(23));
        keys.refresh().block();
        isAway();
        now = START.plus(Duration.ofHours(46));
        trusted();
        keys = started();
        trusted();
    }

    @Test
    void a_long_silence_ends_with_the_next_answer() {
        trusted();
        now = START.plus(Duration.ofDays(9));
        trusted();
        assertThat(kept.get("k1").lastListedAt()).isEqualTo(now);
    }

    @Test
    void a_failed_look_up_takes_nothing_away() {
        trusted();
        isAway();
        StepVerifier.create(keys.refresh()).verifyComplete();
        trusted();
    }
}
