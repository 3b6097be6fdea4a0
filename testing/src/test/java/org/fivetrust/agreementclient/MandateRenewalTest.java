package org.fivetrust.agreementclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.SampleTest;
import org.fivetrust.testing.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mandates are renewed once they have lived half their life; what cannot be renewed lives on to its end. */
@SampleTest
class MandateRenewalTest {

    @Autowired
    private Mandates mandates;

    private final PrincipalId principal = anyPrincipal();

    private static PrincipalId anyPrincipal() {
        return new PrincipalId("c" + UUID.randomUUID().toString().substring(0, 8) + "-committee");
    }

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private void fetched(PrincipalId whose) {
        mandates.find(whose).block();
    }

    /** Of ten hours: so many are over. */
    private static void hasLived(PrincipalId whose, int hours) {
        execute(
                "update mandate set fetched_at = now() - interval '%1$d hours', expires_at = now() + interval '%2$d hours'"
                        .formatted(hours, 10 - hours),
                whose);
    }

    private static void execute(String update, PrincipalId whose) {
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            statement.execute(update + " where principal = '" + whose.value() + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static @Nullable String kept(PrincipalId whose, String column) {
        try (var connection = TestPostgres.superuser("sample");
                var query = connection.prepareStatement(
                        "select (" + column + ")::text from mandate where principal = ? and area = 'sample'")) {
            query.setString(1, whose.value());
            var found = query.executeQuery();
            return found.next() ? found.getString(1) : null;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String fetchedJustNow(PrincipalId whose) {
        return kept(whose, "fetched_at > now() - interval '1 minute'");
    }

    private void renew() {
        mandates.renew().block();
    }

    @Test
    void aMandateIsRenewedOnceHalfItsLifeIsOver() {
        fetched(principal);
        hasLived(principal, 6);

        renew();

        assertThat(fetchedJustNow(principal)).isEqualTo("true");
    }

    @Test
    void aYoungerOneIsLeftAlone() {
        fetched(principal);
        hasLived(principal, 4);

        renew();

        assertThat(fetchedJustNow(principal)).isEqualTo("false");
    }

    @Test
    void whileNobodyAnswersTheEarlierOneStands() {
        fetched(principal);
        hasLived(principal, 6);
        NeighbourStub.silent();

        renew();

        assertThat(fetchedJustNow(principal)).isEqualTo("false");
        assertThat(mandates.find(principal).block()).isNotNull();
    }

    @Test
    void withoutAnAgreementInForceTheMandateIsDropped() {
        fetched(principal);
        hasLived(principal, 6);
        NeighbourStub.noAgreement();

        renew();

        assertThat(kept(principal, "true")).isNull();
    }

    @Test
    void aMandateThatCannotBeRenewedKeepsNoOtherFromIt() {
        fetched(principal);
        hasLived(principal, 8);
        var next = anyPrincipal();
        fetched(next);
        hasLived(next, 7);
        NeighbourStub.silentAbout(principal.value());

        renew();

        assertThat(fetchedJustNow(principal)).isEqualTo("false");
        assertThat(fetchedJustNow(next)).isEqualTo("true");
    }
}
