namespace SshConfigLint.Cli;

/// <summary>What large files need of the runtime.</summary>
internal static class LargeFiles
{
    /// <summary>
    /// What is built from large files lives to the end of the run, so that looking for garbage meanwhile is lost time:
    /// nearly half of it for one file of 9 MB. Beyond the limit it pays no more; with too little memory the call does nothing.
    /// Of files of some hundred kilobytes the findings are what takes most memory.
    /// </summary>
    internal static void PostponeCollection(long characters)
    {
        const long Most = 240 << 20;
        const long Some = 64 << 20;
        var size = Math.Max(characters * 26, Math.Min(characters * 200, Some));
        if (characters > 1 << 17 && size <= Math.Min(Most, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4))
        {
            GC.TryStartNoGCRegion(size);
        }
    }
}
