package org.fivetrust.agreements.webhook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.fivetrust.shared.kernel.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {

    private static final EgressPolicy CLOSED = new EgressPolicy(false, false);

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOCAL",
        "127.8.9.1, LOCAL",
        "0.0.0.0, LOCAL",
        "::1, LOCAL",
        "::, LOCAL",
        "::ffff:127.0.0.1, LOCAL",
        "10.1.2.3, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.1, PUBLIC",
        "192.168.0.9, PRIVATE",
        "169.254.169.254, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.128.0.1, PUBLIC",
        "192.0.0.8, PRIVATE",
        "192.0.2.8, PUBLIC",
        "198.18.0.1, PRIVATE",
        "224.0.0.1, PRIVATE",
        "255.255.255.255, PRIVATE",
        "fc00::1, PRIVATE",
        "fd12::1, PRIVATE",
        "fe80::1, PRIVATE",
        "64:ff9b::a00:1, PRIVATE",
        "64:ff9b::808:808, PUBLIC",
        "2002:a00:1::1, PRIVATE",
        "::a00:1, PRIVATE",
        "8.8.8.8, PUBLIC",
        "2400:3200::1, PUBLIC"
    })
    void every_address_is_known_for_what_it_is(String address, AddressScope addressScope) {
        assertThat(AddressScope.of(InetAddress.ofLiteral(address))).isEqualTo(addressScope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://district.example.cn/hooks",
                "ftp://district.example.cn/hooks",
                "https://10.0.0.1/hooks",
                "https://[::1]/hooks",
                "https://localhost/hooks",
                "http://localhost/hooks",
                "https://user:word@district.example.cn/",
                "https://district.example.cn/#part",
                "/hooks",
                "https:///hooks",
                "not an address"
            })
    void what_must_not_be_reached_is_refused(String address) {
        assertThatThrownBy(() -> CLOSED.check("/address", address)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void the_world_is_reached_over_tls_only() {
        assertThat(CLOSED.check("/address", "https://district.example.cn:8443/hooks?x=1"))
                .hasHost("district.example.cn");
    }

    @Test
    void this_machine_is_reached_in_the_clear_where_it_is_open_and_nothing_else() {
        var open = new EgressPolicy(true, false);
        assertThat(open.check("/address", "http://localhost:9/hooks")).hasHost("localhost");
        assertThat(open.check("/address", "http://127.0.0.1:9/hooks")).hasHost("127.0.0.1");
        assertThatThrownBy(() -> open.check("/address", "http://district.example.cn/"))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> open.check("/address", "https://192.168.1.1/")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_private_network_is_reached_where_it_is_open() {
        assertThat(new EgressPolicy(false, true).check("/address", "https://10.0.0.1/hooks"))
                .hasHost("10.0.0.1");
    }
}
