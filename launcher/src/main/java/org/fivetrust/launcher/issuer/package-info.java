@NullMarked
package org.fivetrust.launcher.issuer;

import org.jspecify.annotations.NullMarked;
