package ike.interop.guards;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import ike.v1.planted.Planted;

/** Test classes that break every guard, so that each guard is seen to fail. */
final class PlantedClasses {

    static final JavaClasses ALL = new ClassFileImporter().importPackagesOf(Planted.class);

    private PlantedClasses() {
    }
}
