package com.saleswright.imports.web;

import com.saleswright.imports.ImportKind;
import com.saleswright.imports.ImportOptions;
import com.saleswright.imports.ImportRun;
import com.saleswright.imports.Imports;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** The person who imports, and which kinds of file they may. */
record Importer(String userId, List<ImportKind> kinds) {

    static Importer of(Authentication login) {
        List<String> authorities =
                login.getAuthorities().stream().map(a -> a.getAuthority()).toList();
        return new Importer(
                login.getName(),
                Arrays.stream(ImportKind.values())
                        .filter(kind -> kind.roles().stream().anyMatch(role -> authorities.contains("ROLE_" + role)))
                        .toList());
    }

    /**
     * Refuses the whole upload when a file of it is for others.
     *
     * @throws Imports.Refused saying who may
     */
    void requireMayUpload(Collection<Imports.Upload> files) {
        List<ImportOptions.Problem> problems = files.stream()
                .flatMap(file -> Imports.kindOf(file).stream())
                .filter(kind -> !kinds.contains(kind))
                .distinct()
                .map(kind -> new ImportOptions.Problem(
                        "file",
                        "%s are imported by %s. Leave the file out, or ask one of them."
                                .formatted(kind.label(), String.join(", ", kind.roles()))))
                .toList();
        if (!problems.isEmpty()) {
            throw new Imports.Refused(problems);
        }
    }

    /** Whether all the files of an upload are for this person; a file of an unknown kind is for everybody. */
    boolean mayDecide(Collection<ImportRun> runs) {
        return runs.stream().map(ImportRun::kind).filter(Objects::nonNull).allMatch(kinds::contains);
    }

    void requireMayDecide(Collection<ImportRun> runs) {
        if (!mayDecide(runs)) {
            throw new AccessDeniedException("A file of this upload is for other roles");
        }
    }
}
