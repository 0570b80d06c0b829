package com.saleswright.people;

import java.util.List;

/** The roles that employees hold; each is a group of the same name in the engine. */
public final class Roles {

    public static final String SALES_REP = "sales-rep";
    public static final String SALES_MANAGER = "sales-manager";
    public static final String SALES_DIRECTOR = "sales-director";
    public static final String SALES_VP = "sales-vp";
    public static final String FINANCE = "finance";
    public static final String LEGAL = "legal";
    public static final String CONTRACT_ADMIN = "contract-admin";
    public static final String HR = "hr";
    public static final String RECRUITER = "recruiter";
    public static final String TRAINER = "trainer";
    public static final String MENTOR = "mentor";
    public static final String CUSTOMER_SUCCESS = "customer-success";
    public static final String SUPPORT = "support";
    public static final String COMPLIANCE = "compliance";
    public static final String PROCESS_OWNER = "process-owner";
    public static final String CAMUNDA_ADMIN = "camunda-admin";

    /** All of them, in the order that pages list them. */
    public static final List<String> ALL = List.of(
            SALES_REP,
            SALES_MANAGER,
            SALES_DIRECTOR,
            SALES_VP,
            FINANCE,
            LEGAL,
            CONTRACT_ADMIN,
            HR,
            RECRUITER,
            TRAINER,
            MENTOR,
            CUSTOMER_SUCCESS,
            SUPPORT,
            COMPLIANCE,
            PROCESS_OWNER,
            CAMUNDA_ADMIN);

    private Roles() {}
}
