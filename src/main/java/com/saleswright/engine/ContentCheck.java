package com.saleswright.engine;

import java.util.List;

/** Looks for faults in content before it goes live. */
public interface ContentCheck {

    /**
     * The faults that must keep a capability's files from being deployed, one sentence each with file, element and
     * remedy; none when it is sound.
     *
     * @param all all content, since one capability may call the processes of another
     * @param capability the folder that is about to be deployed
     */
    List<String> faults(Content all, String capability);
}
