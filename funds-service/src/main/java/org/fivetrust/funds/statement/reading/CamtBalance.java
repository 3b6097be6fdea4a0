package org.fivetrust.funds.statement.reading;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One {@code Bal}.
 *
 * @param type like OPBD or CLBD
 * @param amount signed; absent where it could not be read
 */
record CamtBalance(
        String type, @Nullable Money amount, @Nullable LocalDate on) {

    /** Only booked balances are read: what is available or forwarded is passed over. */
    static CamtBalance read(XmlElements xml, CamtValues values, String pointer) {
        var type = "";
        var amount = values.noAmount();
        LocalDate on = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "Tp" -> type = values.nestedCode();
                case "Amt" -> amount.read(pointer + "/Amt");
                case "CdtDbtInd" -> amount.direction(pointer + "/CdtDbtInd");
                case "Dt" -> on = values.nestedDay(pointer + "/Dt");
                case "CdtLine", "Avlbty" -> xml.skip();
                default -> values.unknown(pointer);
            }
        }
        return new CamtBalance(type, amount.signed(pointer), on);
    }
}
