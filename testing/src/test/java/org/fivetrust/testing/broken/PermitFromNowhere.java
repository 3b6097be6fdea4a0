package org.fivetrust.testing.broken;

import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Ruling;

class PermitFromNowhere {

    Ruling permit(Basis basis) {
        return new Ruling.Permitted(basis);
    }
}
