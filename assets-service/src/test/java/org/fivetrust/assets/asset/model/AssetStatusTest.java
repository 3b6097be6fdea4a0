package org.fivetrust.assets.asset.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.assets.asset.model.AssetStatus.DISPOSAL_REQUESTED;
import static org.fivetrust.assets.asset.model.AssetStatus.DISPOSED;
import static org.fivetrust.assets.asset.model.AssetStatus.IN_USE;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetStatusTest {

    @ParameterizedTest(name = "{0} may become {1}: {2}")
    @CsvSource({
        "IN_USE, IN_USE, false",
        "IN_USE, DISPOSAL_REQUESTED, true",
        "IN_USE, DISPOSED, false",
        "DISPOSAL_REQUESTED, IN_USE, true",
        "DISPOSAL_REQUESTED, DISPOSAL_REQUESTED, false",
        "DISPOSAL_REQUESTED, DISPOSED, true",
        "DISPOSED, IN_USE, false",
        "DISPOSED, DISPOSAL_REQUESTED, false",
        "DISPOSED, DISPOSED, false",
    })
    void makesTheListedMovesAndNoOther(AssetStatus from, AssetStatus to, boolean may) {
        assertThat(from.mayBecome(to)).isEqualTo(may);
    }

    @Test
    void neverSkipsTheDecision() {
        assertThat(IN_USE.mayBecome(DISPOSED)).isFalse();
        assertThat(Arrays.stream(AssetStatus.values()).filter(status -> status.mayBecome(DISPOSED)))
                .containsExactly(DISPOSAL_REQUESTED);
    }
}
