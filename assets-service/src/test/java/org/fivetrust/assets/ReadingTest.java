package org.fivetrust.assets;

import org.fivetrust.shared.reading.MaskedField;
import org.fivetrust.testing.ReadingMatrix;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who reads what of this service (查阅权限). */
@AssetsTest
@ReadsTheWholeLog
class ReadingTest {

    @Autowired
    private WebTestClient client;

    @Test
    void each_role_reads_what_its_row_says_and_nothing_else() {
        ReadingMatrix.isKept(client, "assets");
    }

    @Test
    void the_other_sides_account_is_masked_for_who_does_not_work_with_it() {
        var community = World.over(client).community();
        var assets = new Assets(community);
        var sale = Body.with(
                assets.sale(assets.registered()),
                "counterparty",
                Body.of("name", "宏远车行", "account", "6222020200119988"));
        var disposal = community.assets("reporter").requestDisposal(sale).id();

        ReadingMatrix.isMasked(
                client,
                MaskedField.COUNTERPARTY_ACCOUNT,
                "6222020200119988",
                community.committee(),
                "readDisposal",
                "/v1/disposals/" + disposal,
                "/v1/disposals?principal=" + community.committee());
    }
}
