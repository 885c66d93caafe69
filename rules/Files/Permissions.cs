using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

/// <summary>What modes and owners mean to OpenSSH.</summary>
internal static class Permissions
{
    /// <summary>Reading, writing and executing by group and others: 0077.</summary>
    internal const int OfOthers = 0x3F;

    /// <summary>Reading by everybody: 0004.</summary>
    internal const int EverybodyReads = 0x4;

    /// <summary>Executing by anybody: 0111.</summary>
    internal const int Execute = 0x49;

    private const int GroupWrites = 0x10;
    private const int EverybodyWrites = 0x2;

    /// <summary>
    /// Whether somebody besides the owner may write. Debian's build allows a group whose only member is the owner
    /// (<c>user-group-modes.patch: secure_permissions</c>); whether it is such a group may not be known.
    /// </summary>
    internal static bool IsWritableByOthers(Disk disk, Target target, PathFacts facts)
    {
        if (facts.Has(EverybodyWrites) || !facts.Has(GroupWrites) || target.Vendor != Vendor.Debian)
        {
            return facts.Has(GroupWrites | EverybodyWrites);
        }

        return facts is { GroupId: { } group, OwnerId: { } owner }
            && disk.Accounts.MembersOf(group) is { } members
            && !(members is [var only] && only == disk.Accounts.NameOf(owner));
    }

    /// <summary>The same, where members of the group <c>root</c> do no harm.</summary>
    internal static bool IsWritableByOthersThanRoot(Disk disk, Target target, PathFacts facts) =>
        IsWritableByOthers(disk, target, facts) && (facts.GroupId != 0 || facts.Has(EverybodyWrites));

    /// <summary>
    /// What keeps sshd from trusting a file (<c>misc.c: safe_path</c>): it and every folder above it, up to the user's home or the
    /// root, must belong to root or the user and be writable by nobody else; null when all is well or something is not known.
    /// </summary>
    /// <param name="disk">The disk.</param>
    /// <param name="target">The build.</param>
    /// <param name="path">The file.</param>
    /// <param name="user">The user.</param>
    /// <param name="home">The user's home; null for none.</param>
    internal static string? Distrust(Disk disk, Target target, string path, uint user, string? home)
    {
        var file = disk.Look(path);
        if (file is not { Kind: PathKind.File, RealPath: { } real })
        {
            return null;
        }

        if (Distrust(disk, target, real, file, user) is { } reason)
        {
            return reason;
        }

        var end = home is null ? null : disk.Look(home).RealPath;
        for (var folder = real; folder is not "/" && folder != end; )
        {
            folder = Semantics.ConfigPath.Folder(folder);
            if (Distrust(disk, target, folder, disk.Look(folder), user) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? Distrust(Disk disk, Target target, string path, PathFacts facts, uint user)
    {
        if (facts.OwnerId is { } owner && owner != 0 && owner != user)
        {
            return $"`{path}` belongs to `{disk.Accounts.NameOf(owner)}`";
        }

        return IsWritableByOthers(disk, target, facts) ? $"others may write to `{path}`, which has mode {facts.ModeText}" : null;
    }
}
