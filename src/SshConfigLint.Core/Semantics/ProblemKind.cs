namespace SshConfigLint.Semantics;

/// <summary>Everything that OpenSSH rejects, warns about or silently ignores; one SSH0 rule for each.</summary>
public enum ProblemKind
{
    /// <summary>Nothing stands after the keyword, or too few words.</summary>
    MissingArgument,

    /// <summary>More words than the keyword takes.</summary>
    ExtraArgument,

    /// <summary>A quote is not closed.</summary>
    UnbalancedQuote,

    /// <summary>A value that the keyword does not take.</summary>
    InvalidValue,

    /// <summary>A name that no table has.</summary>
    UnknownKeyword,

    /// <summary>A keyword that only builds of another vendor know.</summary>
    VendorKeyword,

    /// <summary>A keyword of the other program.</summary>
    WrongFileKeyword,

    /// <summary>A keyword that came after the target.</summary>
    KeywordTooNew,

    /// <summary>A keyword that the target no longer knows.</summary>
    RemovedKeyword,

    /// <summary>A keyword that the target skips with a warning.</summary>
    DeprecatedKeyword,

    /// <summary>A keyword that the target skips without a word.</summary>
    IgnoredKeyword,

    /// <summary>A keyword that a Match block may not hold.</summary>
    KeywordNotAllowedInMatch,

    /// <summary>A Match criterion that the target does not know.</summary>
    UnknownMatchCriterion,

    /// <summary>A Match line without criteria, or a criterion without its argument.</summary>
    IncompleteMatch,

    /// <summary>A Match line whose criteria exclude each other.</summary>
    ContradictoryMatch,

    /// <summary>A Match criterion whose argument is invalid.</summary>
    InvalidMatchArgument,

    /// <summary>An algorithm name that no release knows.</summary>
    UnknownAlgorithm,

    /// <summary>An algorithm that the target no longer knows.</summary>
    RemovedAlgorithm,

    /// <summary>An algorithm that came after the target.</summary>
    AlgorithmTooNew,

    /// <summary>An algorithm name in the wrong case.</summary>
    AlgorithmCase,

    /// <summary>A blank after a comma splits a list into two words.</summary>
    BlankInList,

    /// <summary>A prefix that is repeated within a list, or newer than the target.</summary>
    MisplacedListPrefix,

    /// <summary>A removal that removes nothing.</summary>
    RemovalMatchesNothing,

    /// <summary>A list that comes out empty.</summary>
    EmptyAlgorithmList,

    /// <summary>A file includes itself, directly or through others.</summary>
    IncludeCycle,

    /// <summary>Includes nest deeper than sixteen.</summary>
    IncludeTooDeep,

    /// <summary>An included file cannot be read.</summary>
    UnreadableInclude,

    /// <summary>An Include pattern that OpenSSH refuses or that can never match.</summary>
    InvalidInclude,

    /// <summary>The file begins with a byte order mark.</summary>
    ByteOrderMark,

    /// <summary>A NUL byte cuts a line short.</summary>
    NulByte,

    /// <summary>A line that OpenSSH passes over because it cannot read the keyword.</summary>
    PassedOverLine,

    /// <summary>A comment behind a value, before 8.7.</summary>
    TrailingComment,

    /// <summary>Single quotes, before 8.7.</summary>
    SingleQuote,

    /// <summary>A comment that OpenSSH takes for a part of the value.</summary>
    CommentInValue,

    /// <summary>The same subsystem twice, where OpenSSH refuses it (up to 9.4).</summary>
    DuplicateSubsystem,

    /// <summary>A keyword that may not be set without another.</summary>
    MissingCompanion,

    /// <summary>A placeholder left from a tutorial.</summary>
    TutorialPlaceholder,

    /// <summary>A percent token that the keyword does not know.</summary>
    UnknownToken,

    /// <summary>IgnoreUnknown below the keyword that it should excuse.</summary>
    IgnoreUnknownTooLate,

    /// <summary>A keyword that only counts outside Host and Match blocks (EnableSSHKeysign).</summary>
    GlobalOnlyKeyword,

    /// <summary><c>Match all</c> together with other criteria.</summary>
    MatchAllCombined,

    /// <summary>A subsystem that is given again, where OpenSSH keeps the first without a word (9.5 and later).</summary>
    RepeatedSubsystem,

    /// <summary>A second IgnoreUnknown, which nothing looks at.</summary>
    IgnoreUnknownRepeated,

    /// <summary>A keyword that IgnoreUnknown excuses for some hosts only.</summary>
    IgnoreUnknownInBlock,

    /// <summary>AuthenticationMethods of which none can be completed.</summary>
    UnsatisfiableAuthentication,
}
