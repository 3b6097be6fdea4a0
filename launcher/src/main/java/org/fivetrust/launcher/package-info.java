@NullMarked
package org.fivetrust.launcher;

import org.jspecify.annotations.NullMarked;
