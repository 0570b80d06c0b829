package com.saleswright.redesign.web;

import com.saleswright.redesign.RedesignFile;
import com.saleswright.redesign.Redesigns;
import java.util.NoSuchElementException;

/** Which version of a file is asked for. */
enum FileVersion {
    /** The redesign's own, to work on. */
    DRAFT(""),
    /** The redesign's own as it is stored. */
    SAVED("saved"),
    /** The one that new cases run on. */
    LIVE("live");

    private final String parameter;

    FileVersion(String parameter) {
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }

    static FileVersion named(String parameter) {
        for (FileVersion version : values()) {
            if (version.parameter.equals(parameter)) {
                return version;
            }
        }
        throw new NoSuchElementException("No version " + parameter);
    }

    /** @throws NoSuchElementException when there is no such redesign or file, or the redesign removes it */
    RedesignFile in(Redesigns redesigns, String number, String path) {
        RedesignFile file = this == LIVE ? redesigns.live(number, path) : redesigns.file(number, path);
        if (file.text() == null) {
            throw new NoSuchElementException(path + " is removed by " + number);
        }
        return file;
    }
}
