package dev.onecent;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Core's own classes, from its folder or its jar, and none of what else is on the class path. */
public final class OnlyCore implements ImportOption {
    private static final String HOME =
            OneCent.class.getProtectionDomain().getCodeSource().getLocation().toString();

    @Override
    public boolean includes(Location location) {
        return location.contains(HOME);
    }
}
