package org.fivetrust.evidence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.fivetrust.evidence.model.Bundle.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

    private static final KeyPair KEYS = keys();
    private static final VerifierKey KEY = VerifierKey.of("fivetrust.org/accounts", KEYS.getPublic());
    private static final String CONTENT = "{\"voucher\":{\"number\":7}}";

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Leaf leaf(String service) {
        return Leaf.parse(Json.canonical(
                Map.of("format", Leaf.FORMAT, "service", service, "digest", Leaf.digest(CONTENT), "id", "x")));
    }

    private static Bundle bundle(String service, String content) {
        var leaf = leaf(service);
        var sha256 = new Frontier(HashFamily.SHA256);
        var sm3 = new Frontier(HashFamily.SM3);
        sha256.add(HashFamily.SHA256.nothing());
        sm3.add(HashFamily.SM3.nothing());
        sha256.add(leaf.hash(HashFamily.SHA256));
        sm3.add(leaf.hash(HashFamily.SM3));
        var checkpoint = new Checkpoint("fivetrust.org/accounts", 2, sha256.root(), sm3.root());
        return new Bundle(
                leaf,
                content,
                1,
                List.of(HashFamily.SHA256.nothing()),
                List.of(HashFamily.SM3.nothing()),
                SignedNote.sign(checkpoint.text(), KEY, KEYS.getPrivate()));
    }

    @Test
    void whatIsWrittenIsReadAndHolds() {
        var text = bundle("accounts", CONTENT).text();

        assertThat(Bundle.parse(text).text()).isEqualTo(text);
        assertThat(Bundle.parse(text).faults(List.of(KEY))).isEmpty();
    }

    @Test
    void everyFaultIsNamed() {
        var other = VerifierKey.of("fivetrust.org/accounts", keys().getPublic());

        assertThat(bundle("accounts", CONTENT).faults(List.of(other))).containsExactly(Fault.SIGNATURE);
        assertThat(bundle("funds", CONTENT).faults(List.of(KEY))).containsExactly(Fault.OTHER_LOG);
        assertThat(bundle("accounts", "{}").faults(List.of(KEY))).containsExactly(Fault.CONTENT);
        var good = bundle("accounts", CONTENT);
        assertThat(new Bundle(good.leaf(), CONTENT, 0, good.path(), good.sm3Path(), good.checkpoint())
                        .faults(List.of(KEY)))
                .containsExactly(Fault.NOT_INCLUDED, Fault.NOT_INCLUDED_SM3);
    }

    @Test
    void aVerifierKeyIsReadAsItIsWritten() {
        assertThat(VerifierKey.parse(KEY.text()).text()).isEqualTo(KEY.text());
        assertThatThrownBy(() -> VerifierKey.parse(KEY.text().replace("accounts", "funds")))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":01}",
                "{\"a\":1.0}",
                "{\"a\":1}x",
                "[",
                "{\"a\":9007199254740992}",
                "\"\u0001\"",
                "{a:1}",
                "tru",
                "\"\\x\""
            })
    void ambiguousJsonIsNotRead(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void jsonHasOneSpelling() {
        assertThat(Json.canonical(Json.parse(" { \"b\" : [ 1 , true , null ] , \"a\\u0041\" : \"\\u0001\\n\\/凭证\" } ")))
                .isEqualTo("{\"aA\":\"\\u0001\\n/凭证\",\"b\":[1,true,null]}");
    }
}
