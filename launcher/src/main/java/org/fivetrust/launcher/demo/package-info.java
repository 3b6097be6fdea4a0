@NullMarked
package org.fivetrust.launcher.demo;

import org.jspecify.annotations.NullMarked;
