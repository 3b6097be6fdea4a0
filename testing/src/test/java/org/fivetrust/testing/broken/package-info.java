/** One class per house rule that breaks it, so that each rule is seen to fail. */
@NullMarked
package org.fivetrust.testing.broken;

import org.jspecify.annotations.NullMarked;
