namespace SshConfigLint.Semantics.Scope;

/// <summary>What the text of an address may look like; scopes such as <c>%eth0</c> are left out.</summary>
internal static class AddressTexts
{
    private static readonly TextCondition _v4 = new(TextSet.OfList("?*.?*.?*.?*"), IsIn: true);
    private static readonly TextCondition _v6 = new(TextSet.OfList("*:*:*"), IsIn: true);

    /// <summary>Whether there may be such a text; not every text that is looked at is an address.</summary>
    internal static Outcome Find(IEnumerable<TextCondition> conditions, bool isV6, Effort effort)
    {
        var (format, alphabet) = isV6 ? (_v6, "0123456789abcdef:.") : (_v4, "0123456789.");
        List<TextCondition> all = [format, .. conditions];
        return all.Exists(condition => condition.Set.Patterns.Any(pattern => pattern.Contains('%', StringComparison.Ordinal)))
            ? Outcome.Undecided
            : TextSearch.Find(all, effort, alphabet).Outcome;
    }
}
