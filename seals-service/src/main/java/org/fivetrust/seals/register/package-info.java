/** The register of uses (用印登记簿). */
@NullMarked
package org.fivetrust.seals.register;

import org.jspecify.annotations.NullMarked;
