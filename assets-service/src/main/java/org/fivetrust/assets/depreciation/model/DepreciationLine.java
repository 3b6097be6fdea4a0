package org.fivetrust.assets.depreciation.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.Money;

/** What a run charges for an asset, and where the asset stands then. */
public record DepreciationLine(
        UUID asset, String name, String cardNumber, AssetUse use, Money amount, Money accumulated, Money net) {}
