namespace SshConfigLint.Semantics.Scope;

/// <summary>What a search came to.</summary>
internal enum Outcome
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>There is one.</summary>
    Found,

    /// <summary>The search was given up: nothing may be said.</summary>
    Undecided,
}

/// <summary>The work that searches may still do, so that no file makes us think for long.</summary>
internal sealed class Effort(long left)
{
    internal long Left => _left;

    private long _left = left;

    /// <summary>Takes some of it; false when there is none left.</summary>
    internal bool Spend(long work) => (_left -= work) >= 0;
}
