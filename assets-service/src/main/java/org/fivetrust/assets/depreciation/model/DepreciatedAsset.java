package org.fivetrust.assets.depreciation.model;

import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;

/**
 * An asset before a month is charged.
 *
 * @param posted what was charged up to the last line, or by the books before these
 */
public record DepreciatedAsset(UUID id, String name, String cardNumber, AssetUse use, Schedule schedule, Money posted) {

    /** What its schedule has up to the month and no line has yet: a month that was left out comes with the next one. */
    public Money due(YearMonth month) {
        return schedule.accumulated(month).minus(posted);
    }

    DepreciationLine line(YearMonth month) {
        return new DepreciationLine(
                id, name, cardNumber, use, due(month), schedule.accumulated(month), schedule.net(month));
    }
}
